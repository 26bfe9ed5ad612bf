/** The crosswalks that stand, each under its id. */
import type { Crosswalk } from '../crosswalk.ts'
import { american } from './american.ts'
import { british } from './british.ts'
import { dutch } from './dutch.ts'
import { european } from './european.ts'

export const crosswalks: readonly Crosswalk[] = [dutch, british, american, ...european]

export const crosswalkOf = (id: string | undefined): Crosswalk | undefined => crosswalks.find((one) => one.id === id)
