import { useEffect } from 'react'
import { resume } from '../sync/session.js'
import { Page } from '../ui/Page.js'
import { useSessionWords } from './words.js'

const AGAIN = 5_000

/** The device of an emergency card before the office has called back; it may see nothing yet. */
export function CardWaiting() {
  const words = useSessionWords()
  useEffect(() => {
    const timer = setInterval(() => void resume(), AGAIN)
    return () => clearInterval(timer)
  }, [])
  return <Page title={words.cardTitle} narrow lead={<p className="kern-body">{words.cardWaits}</p>} children={null} />
}
