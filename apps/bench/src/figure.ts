import type { Bench } from './bench.js'

/** What a figure must reach: by itself, or in relation to the baseline. */
export type Goal =
  { readonly valueBelow: number } | { readonly ratioAtLeast: number } | { readonly ratioAtMost: number }

/** A figure and what a floor without the product comes to, in the same unit. */
export interface Measured {
  readonly value: number
  readonly baseline: number
}

/** One promise about size or speed. Figure and baseline are measured in the same run. */
export interface Figure {
  readonly name: string
  readonly unit: 'MB' | 'ms' | '1/s'
  readonly goal: Goal
  readonly measure: (bench: Bench) => Promise<Measured>
  /** A word without which the figure is not measured; it takes long and is no reason to fail. */
  readonly onlyWith?: string
}

/** The line that is printed for a figure. */
export interface Line {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly baseline: number
  readonly ratio: number
  readonly goal: string
  readonly ok: boolean
}

export function lineOf({ name, unit, goal }: Figure, { value, baseline }: Measured): Line {
  const ratio = value / baseline
  return {
    name,
    value: rounded(value),
    unit,
    baseline: rounded(baseline),
    ratio: rounded(ratio),
    ...judged(goal, { value, ratio, unit }),
  }
}

function judged(goal: Goal, { value, ratio, unit }: { value: number; ratio: number; unit: string }) {
  if ('valueBelow' in goal) return { goal: `value < ${goal.valueBelow} ${unit}`, ok: value < goal.valueBelow }
  if ('ratioAtLeast' in goal) return { goal: `ratio >= ${goal.ratioAtLeast}`, ok: ratio >= goal.ratioAtLeast }
  return { goal: `ratio <= ${goal.ratioAtMost}`, ok: ratio <= goal.ratioAtMost }
}

function rounded(number: number): number {
  return Number(number.toPrecision(3))
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  if (upper === undefined || lower === undefined) throw new Error('the median of nothing')
  return (upper + lower) / 2
}

/** Milliseconds of a synchronous piece of work. */
export function timeOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
