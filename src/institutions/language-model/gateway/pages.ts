/** The pages of the gateway: checking a text, and the calls that a key keeps. */
import type { Route } from '../../../portal/index.ts'
import type { LanguageModel } from '../language-model.ts'
import { logRoutes } from './logs-page.ts'
import { verifyRoutes } from './verify-page.ts'

export const gatewayRoutes = (lm: Pick<LanguageModel, 'kernel' | 'options' | 'keys' | 'gateway'>): readonly Route[] => [...verifyRoutes(lm), ...logRoutes(lm)]
