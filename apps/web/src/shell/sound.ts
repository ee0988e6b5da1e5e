import { create } from 'zustand'

const KEPT = 'beistand-sound'

/** Whether this person wants to hear a new emergency. */
export const useSound = create<{ readonly on: boolean }>()(() => ({ on: localStorage.getItem(KEPT) === 'on' }))

let context: AudioContext | null = null

/** Browsers allow sound only after the user has asked for it here. */
export function allowSound(on: boolean): void {
  localStorage.setItem(KEPT, on ? 'on' : 'off')
  useSound.setState({ on })
  if (on) sound()
}

/** Two tones, up, twice. */
export function sound(): void {
  if (!useSound.getState().on || typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  const start = context.currentTime
  for (const [index, frequency] of [660, 880, 660, 880].entries()) tone(context, frequency, start + index * 0.25)
}

function tone(audio: AudioContext, frequency: number, at: number): void {
  const oscillator = audio.createOscillator()
  const volume = audio.createGain()
  oscillator.frequency.value = frequency
  volume.gain.setValueAtTime(0.0001, at)
  volume.gain.exponentialRampToValueAtTime(0.25, at + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.22)
  oscillator.connect(volume).connect(audio.destination)
  oscillator.start(at)
  oscillator.stop(at + 0.23)
}
