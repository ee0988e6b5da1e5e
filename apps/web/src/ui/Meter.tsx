import { useId } from 'react'

interface Props {
  label: string
  value: number
  of: number
  text: string
}

/** How much of what was asked is there, as a bar and in words. */
export function Meter({ label, value, of, text }: Props) {
  const id = useId()
  return (
    <div className="kern-progress b-meter">
      <span className="b-meter__label" id={id}>
        {label} <strong>{text}</strong>
      </span>
      <progress value={Math.min(value, of)} max={Math.max(of, 1)} aria-labelledby={id} />
    </div>
  )
}
