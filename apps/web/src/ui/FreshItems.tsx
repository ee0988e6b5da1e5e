import { useFormat } from '../i18n/format.js'
import { Button } from './Button.js'
import { useUiWords } from './words.js'

/** "3 neue anzeigen": the way to what came while the list was being read. */
export function FreshItems({ count, onShow }: { count: number; onShow: () => void }) {
  const format = useFormat()
  const { newItems } = useUiWords()
  if (count === 0) return null
  return (
    <Button small icon="plus" onClick={onShow}>
      {format.count(count, newItems)}
    </Button>
  )
}
