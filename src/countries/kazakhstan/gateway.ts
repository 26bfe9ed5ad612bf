/** Kazakhstan for a process that only serves the API of the language model: its own door, for the country's others load everything. */
import { calendar } from './calendar.ts'
import { gatewayOptions } from './language-model/gateway-options.ts'

export const gatewayCountry = (programme: 'sample' | 'law') => ({ calendar, options: gatewayOptions(programme) })
