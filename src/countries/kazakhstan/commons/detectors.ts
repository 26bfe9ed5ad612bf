/** The detectors of personal data, for the gate's child process, which is told the address of this module. */
export { personalDataOfKazakhstan as detectors } from '../personal-data/index.ts'
