import type { ReactNode } from 'react'
import { Menu } from './Menu.js'
import { useUiWords } from './words.js'

/** Steps that are rarely needed, behind one button. */
export function MoreActions({ children }: { children: ReactNode }) {
  const { moreActions } = useUiWords()
  return (
    <Menu label={moreActions} className="b-more">
      {() => <div className="b-more__items">{children}</div>}
    </Menu>
  )
}
