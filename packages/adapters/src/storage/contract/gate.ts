/** A promise that is opened from outside. */
export interface Gate {
  readonly opened: Promise<void>
  readonly open: () => void
}

/** A gate that is still closed. */
export function createGate(): Gate {
  let open = (): void => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}
