import { LinkButton } from '../ui/Button.js'
import { Page } from '../ui/Page.js'
import { useShellWords } from './words.js'

export function NotFound() {
  const words = useShellWords()
  return (
    <Page title={words.notFound} narrow>
      <LinkButton to="/" variant="primary">
        {words.toSituation}
      </LinkButton>
    </Page>
  )
}
