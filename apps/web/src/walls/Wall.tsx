import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { useAsking } from '../access/use-asking.js'
import { ask } from '../api.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Loading } from '../ui/ListState.js'
import { Page } from '../ui/Page.js'
import { useWallWords } from './words.js'
import { WallPictureView } from './WallPicture.js'
import { hearNews, useWall, watchPicture } from './watch-wall.js'

/** What a browser shows that is a wall screen, or is to become one by the link that it was opened with. */
export function Wall() {
  const [token, setToken] = useState(() => location.hash.slice(1))
  useEffect(() => {
    const read = () => setToken(location.hash.slice(1))
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  const paired = () => {
    history.replaceState(null, '', '/wall')
    setToken('')
  }
  return token ? <Pairing token={token} onDone={paired} /> : <Watching />
}

function Pairing({ token, onDone }: { token: string; onDone: () => void }) {
  const words = useWallWords().pair
  const { busy, failure, run } = useAsking()
  const pair = async () => {
    await ask('/wall', z.unknown(), { method: 'POST', body: { token } })
    onDone()
  }
  return (
    <Page title={words.title} narrow lead={<p className="kern-body">{words.lead}</p>}>
      {failure && <Alert tone="danger" title={failure} role="alert" />}
      <Button variant="primary" block busy={busy} onClick={() => void run(pair)}>
        {words.submit}
      </Button>
    </Page>
  )
}

function Watching() {
  const words = useWallWords()
  const { state, picture, failed } = useWall()
  const pact = picture?.pact
  useEffect(watchPicture, [])
  useEffect(() => (pact === undefined ? undefined : hearNews(pact)), [pact])
  if (state === 'unpaired')
    return (
      <Page title={words.unpaired.title} narrow>
        <p className="kern-body">{words.unpaired.lead}</p>
      </Page>
    )
  if (picture) return <WallPictureView picture={picture} failed={failed} />
  return (
    <Page title={words.pair.title} narrow>
      {failed ? <Alert tone="danger" title={words.lost} role="alert" /> : <Loading />}
    </Page>
  )
}
