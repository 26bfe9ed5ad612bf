/**
 * Registers beyond the portal, which others keep: asked over X-Road or SmartBridge, as the operator connected them.
 *
 * Promises: an asking ends within the time that was set for it; its answer is one of four that are never merged; an answer that is not whole and right, or speaks of somebody else, is none.
 * Never: throws for what another server does, follows it elsewhere, or takes an address or a secret from a declaration.
 */
export { connectedRegisters } from './connected.ts'
export type { Answered, Connection, Evidence, Fault, Question } from './contract.ts'
export { counterpartSettings, startCounterpart } from './counterpart.ts'
export type { Counterpart, MadeUp } from './counterpart.ts'
export { smartBridgeConnection } from './smart-bridge.ts'
export type { BridgeSecrets, SmartBridgeSettings } from './smart-bridge.ts'
export { xRoadConnection } from './x-road.ts'
export type { XRoadSettings } from './x-road.ts'
