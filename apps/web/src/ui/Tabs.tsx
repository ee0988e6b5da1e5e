import { Link } from '../router/Link.js'

export interface Tab {
  readonly to: string
  readonly label: string
  readonly count?: number | undefined
}

/** Parts of one thing, each with an address of its own; hence links and not ARIA tabs. */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  return (
    <nav className="b-tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link to={tab.to} className="b-tab" aria-current={tab.to === current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <span className="b-count">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
