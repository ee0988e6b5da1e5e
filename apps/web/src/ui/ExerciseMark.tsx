/** Says that all of this is a drill; its stripes cannot be mistaken on any screen or on paper. */
export function ExerciseMark({ children }: { children: string }) {
  return (
    <p className="b-exercise">
      <span className="b-exercise__stripes" aria-hidden="true" />
      <span>{children}</span>
    </p>
  )
}
