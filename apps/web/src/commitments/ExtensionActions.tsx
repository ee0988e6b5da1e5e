import { answerExtension, askExtension } from '@beistand/contracts/commitment'
import { isAgreed, type Commitment } from '@beistand/domain/commitment'
import { CommandButton } from '../commands/CommandButton.js'
import { toChoices } from '../commands/fields.js'
import { useFormat } from '../i18n/format.js'
import { useRow } from '../sync/store.js'
import { useCommitmentWords } from './words.js'

/** The victim asks to keep help for longer; the lender answers. */
export function ExtensionActions({ loan }: { loan: Commitment }) {
  const words = useCommitmentWords()
  const format = useFormat()
  const need = useRow('need', loan.need)
  const params = { commitment: loan.id }
  if (!isAgreed(loan)) return null
  const left = need?.state === 'open' ? need.window.to - loan.window.to : 0
  return (
    <>
      {loan.extension?.state === 'asked' && (
        <>
          <CommandButton
            command={answerExtension}
            params={params}
            target={{ lender: loan.lender }}
            variant="primary"
            fixed={{ agreed: true }}
            label={words.agree}
          />
          <CommandButton
            command={answerExtension}
            params={params}
            target={{ lender: loan.lender }}
            fixed={{ agreed: false }}
            label={words.refuse}
          />
        </>
      )}
      {left > 0 && (
        <CommandButton
          command={askExtension}
          params={params}
          target={{ victim: loan.victim }}
          variant="tertiary"
          label={words.extend}
          fields={[
            {
              name: 'to',
              kind: 'select',
              numeric: true,
              label: words.extendTo,
              choices: toChoices(loan.window.to, left, format.halfDay),
            },
          ]}
        />
      )}
    </>
  )
}
