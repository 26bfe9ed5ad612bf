/** Makes the ids of everything that the portal keeps. */
import { randomUUIDv7 } from 'node:crypto'

/** A new id: UUID version 7 (RFC 9562), so ids sort by the millisecond in which they were made. */
export const newId = (): string => randomUUIDv7()
