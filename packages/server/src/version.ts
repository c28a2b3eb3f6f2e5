/** The release this is; kept equal to the package's version by a test. */
export const version = '0.0.1'
