/** Lets a run of the properties be repeated; without a seed each run draws its own and prints it when it fails. */
const seed = process.env.MENDIAN_PROPERTY_SEED
if (seed !== undefined) {
  const { default: fc } = await import('fast-check')
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) })
}
