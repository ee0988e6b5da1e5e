import { agreeToStandIn, standDown, stepIn } from '@beistand/contracts/stand-in'
import { OFFICE_SPAN, officeSpan, officeWorks, type StandIn } from '@beistand/domain/stand-in'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useMay, useSide } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { Alert } from '../ui/Alert.js'
import { useGrantWords } from './words.js'

/** Whether the pact's office spans enough organisations and can act, and who stands in while it cannot. */
export function OfficeState() {
  const words = useGrantWords().office
  const mayGive = useMay('grant.give')
  const grants = Object.values(useRows('grant'))
  const emergencies = Object.values(useRows('emergency'))
  const open = Object.values(useRows('standIn')).find(({ state }) => state !== 'ended')
  const span = officeSpan(grants).size
  const works = officeWorks(grants, emergencies)
  return (
    <>
      {mayGive && span < OFFICE_SPAN && (
        <Alert tone="warning" title={words.narrow(span)}>
          <p>{words.narrowMore}</p>
        </Alert>
      )}
      {!works && (
        <Alert tone="danger" title={words.rests}>
          <p>{words.restsMore}</p>
          {!open && <CommandButton command={stepIn} label={words.stepIn} explain={words.stepInExplain} />}
        </Alert>
      )}
      {open && <Standing standIn={open} />}
    </>
  )
}

function Standing({ standIn }: { standIn: StandIn }) {
  const words = useGrantWords().office
  const names = useNames()
  const format = useFormat()
  const side = useSide()
  const params = { standIn: standIn.id }
  const until = format.moment(standIn.until)
  const asked = standIn.state === 'asked'
  return (
    <Alert tone="info" title={asked ? words.asked(names(standIn.organisation)) : words.standing(until)}>
      <div className="b-row">
        {asked && side !== standIn.organisation && (
          <CommandButton command={agreeToStandIn} params={params} label={words.agree} explain={words.agreeExplain} />
        )}
        <CommandButton command={standDown} params={params} label={words.end} explain={words.endExplain} />
      </div>
    </Alert>
  )
}
