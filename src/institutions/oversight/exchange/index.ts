/**
 * Exchange with other registers of AI systems: files of foreign standards taken and given by declared crosswalks.
 *
 * Promises: of every value of a file it is told what became of it, and the row it stood in is kept as it stood; what is given is valid by its standard; a row that
 * came from a standard goes back to it byte for byte; a file enters the register by one signed decision, whole or not at all. Never: guesses a value.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { PageToFind, Route } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import type { OversightOptions } from '../options.ts'
import { exchangeApi } from './api.ts'
import { importedReports } from './imported-report.ts'
import { incidentRoutes } from './incident-pages.ts'
import { words } from './messages.ts'
import { exchangePages, path } from './pages.ts'

export { exchangeActs, openExchange } from './importing.ts'
export { incidentsDoor, incidentsFound } from './incident-pages.ts'

type Options = OversightOptions['exchange']

export const exchangeDoor: InstitutionDoor = { path, title: words.title, hint: words.offer }
export const exchangeFound: PageToFind = { path, title: words.title, about: words.lead }

export const exchangeRoutes = (kernel: Kernel, { register, offices, incidents }: Options): readonly Route[] =>
  [...incidentRoutes(kernel, incidents), ...exchangePages(kernel, register), ...exchangeApi(kernel, register), ...importedReports(kernel, { register, offices })]
