/**
 * The ways in: the five words on top of every page, the page behind each, and the services by what people come for.
 *
 * Promises: a new service or institution stands in its place by what it declares, without a line here; what has no content yet says what
 * will stand there and what one can do now. Never: names an institution, or leads to a service by way of one.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Route } from '../routes.ts'
import type { Offered } from './offers.ts'
import { wayPages } from './pages.ts'
import { servicesPage } from './services-page.ts'
import { tryPage } from './try-page.ts'

export { furtherServices } from './messages.ts'
export { commonestServices, type NeedsOfProcedures, type Offer, type Offered, servicesOffered } from './offers.ts'

/** Every page of the ways. */
export const wayRoutes = (kernel: Kernel, offered: Offered): readonly Route[] => [servicesPage(kernel, offered), ...wayPages(kernel, offered), tryPage(kernel, offered)]
