/** The addresses of the platform's side, and what its services allow. */
import { scopes } from '../claims.ts'

export const authorizePath = '/lti/authorize'
export const tokenPath = '/lti/token'
export const returnPath = '/lti/chosen'
/** `:course` follows. */
export const contextPath = '/lti/contexts'
export const toolsPath = '/university/tools'
export const managePath = '/university/tools/manage'

export const serviceScopes = [scopes.lineItem, scopes.lineItemReading, scopes.results, scopes.score, scopes.members] as const
