import { endDependency, setDependency } from '@beistand/contracts/provider'
import * as dependencies from '@beistand/domain/dependency'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'

@Controller()
export class DependenciesController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(setDependency)
  set(@Asked() asked: Asked<typeof setDependency>) {
    return this.journal.record(asked, async (tx) => {
      const { organisation, provider } = asked.params
      const { applications } = asked.body
      const [current] = await Promise.all([
        tx.row('dependency', dependencies.dependencyId(organisation, provider)),
        tx.get('organisation', organisation),
        tx.get('provider', provider),
        ...applications.map((application) => tx.get('application', application)),
      ])
      return dependencies.setDependency(current, { organisation, provider, applications }, await tx.by)
    })
  }

  @Handles(endDependency)
  end(@Asked() asked: Asked<typeof endDependency>) {
    return this.journal.record(asked, async (tx) => {
      const { organisation, provider } = asked.params
      const row = await tx.get('dependency', dependencies.dependencyId(organisation, provider))
      return dependencies.endDependency(row, await tx.by)
    })
  }
}
