import type { Json } from '../../../../law/canonical.ts'

/** Whether two values are the same, with numbers as near as they are told apart: for whoever judges, and for the browser in which one practises. */
export function same(a: Json, b: Json): boolean
