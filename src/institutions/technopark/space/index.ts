/**
 * The centre's space: the plan of each floor with what is free, and how the rooms were used.
 *
 * Promises: what is drawn is what the register states and the bookings hold; whatever the plan shows stands in a table beside it. Never: books or frees
 * a room, which the declared procedure does, or tells who booked.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { PageToFind, Route } from '../../../portal/index.ts'
import { spaceWords } from './messages.ts'
import { occupancyRoutes } from './occupancy.ts'
import type { Space } from './options.ts'
import { spacePage, spacePath } from './page.ts'
import { tenancyRoutes } from './tenancies.ts'

export type { Space } from './options.ts'

export const spaceRoutes = (kernel: Kernel, space: Space): readonly Route[] => [spacePage(kernel, space), ...occupancyRoutes(kernel, space), ...tenancyRoutes(kernel, space)]
export const spaceDoor = { path: spacePath, title: spaceWords.title, hint: spaceWords.hint }
export const spaceFound: readonly PageToFind[] = [
  { path: spacePath, title: spaceWords.title, about: spaceWords.lead }, { path: `${spacePath}/occupancy`, title: spaceWords.occupancy, about: spaceWords.occupancyLead }, { path: `${spacePath}/tenancies`, title: spaceWords.tenancies, about: spaceWords.tenanciesLead },
]
