/** Detectors of no country, for tests. */
export { detectorsEverywhere as detectors } from '../../../kernel/personal-data/index.ts'
