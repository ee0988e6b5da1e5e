import type { ReactNode } from 'react'
import type { Pages } from '../sync/usePages.js'
import { Button } from './Button.js'
import { Empty, Failed, Loading } from './ListState.js'
import { useUiWords } from './words.js'

interface Props {
  pages: Pages<unknown>
  /** Says that there is nothing, and that it could not be read. */
  words: { readonly none: string; readonly failed: string }
  /** Whom to call when it could not be read, where that helps. */
  children?: ReactNode
}

/** What stands below a list of pages: how it is with reading it, and the way to what is older. */
export function PagesEnd({ pages: { rows, next, state, readOlder, retry }, words, children }: Props) {
  const { older } = useUiWords()
  if (state === 'loading') return <Loading />
  if (state === 'failed')
    return (
      <Failed title={words.failed} onRetry={retry}>
        {children}
      </Failed>
    )
  if (rows.length === 0) return <Empty>{words.none}</Empty>
  return next === null ? null : (
    <Button small onClick={readOlder}>
      {older}
    </Button>
  )
}
