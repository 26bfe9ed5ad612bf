/** Admission to the university: its programmes as a register, the waiver of the certificate, and the call itself. */
export { admission } from './admission.ts'
export { programmeEntry, programmes } from './programmes.ts'
export { waiver } from './waiver.ts'
