/**
 * Bookings: the times and places that procedures give out, for whoever holds them and for the office that receives them.
 *
 * Promises: everything works without a script, and in any calendar; nobody sees another's booking but the office that receives them.
 * Never: gives anything out itself, for that is an application.
 */
import type { Kernel } from '../../kernel/index.ts'
import { entranceRoutes } from '../entrance/index.ts'
import type { Route } from '../routes.ts'
import { bookingApi } from './api.ts'
import { badgeRoute } from './badge.ts'
import { calendarRoutes } from './calendar.ts'
import { bookingDesk } from './desk.ts'
import { guestRoutes } from './guest.ts'
import { bookingPages } from './pages.ts'

export const bookingRoutes = (kernel: Kernel): readonly Route[] => [...guestRoutes(kernel), ...bookingPages(kernel), ...calendarRoutes(kernel), badgeRoute(kernel), ...bookingDesk(kernel), ...entranceRoutes(kernel), ...bookingApi(kernel)]
