/** The part of `@lti-tool/core` that the test of tools uses: its own types name files without their ending, as its code does. */
declare module '@lti-tool/core' {
  export interface LTISession {
    readonly id: string
    readonly user: { readonly id: string }
    readonly context: { readonly id: string }
    readonly resourceLink?: { readonly id: string }
    readonly launch: { readonly target: string }
    readonly isStudent: boolean
    readonly isInstructor: boolean
    readonly isDeepLinkingAvailable: boolean
    readonly isAssignmentAndGradesAvailable: boolean
    readonly isNameAndRolesAvailable: boolean
  }

  export interface LTIStorage {
    getLaunchConfig(iss: string, client: string, deployment: string): Promise<{ readonly iss: string; readonly clientId: string; readonly deploymentId: string; readonly authUrl: string; readonly tokenUrl: string; readonly jwksUrl: string } | undefined>
    storeNonce(nonce: string, until: Date): Promise<void>
    validateNonce(nonce: string): Promise<boolean>
    addSession(session: LTISession): Promise<string>
  }

  interface Column { readonly label: string; readonly scoreMaximum: number }
  interface Score { readonly userId: string; readonly scoreGiven: number; readonly scoreMaximum: number; readonly timestamp: string; readonly activityProgress: string; readonly gradingProgress: string }

  export class LTITool {
    constructor(config: { readonly stateSecret: Uint8Array; readonly keyPair: CryptoKeyPair; readonly storage: LTIStorage })
    getJWKS(): Promise<unknown>
    handleLogin(said: Readonly<Record<'client_id' | 'iss' | 'launchUrl' | 'login_hint' | 'target_link_uri' | 'lti_deployment_id' | 'lti_message_hint', string>>): Promise<string>
    verifyLaunch(token: string, state: string): Promise<object>
    createSession(payload: object): Promise<LTISession>
    createDeepLinkingResponse(session: LTISession, items: readonly object[]): Promise<string>
    submitScore(session: LTISession, score: Score): Promise<void>
    getScores(session: LTISession): Promise<readonly { readonly userId: string; readonly resultScore?: number; readonly resultMaximum?: number }[]>
    getMembers(session: LTISession): Promise<readonly { readonly userId: string; readonly name: string }[]>
    listLineItems(session: LTISession): Promise<readonly Column[]>
    createLineItem(session: LTISession, column: Column): Promise<unknown>
    updateLineItem(session: LTISession, column: Column): Promise<unknown>
    getLineItem(session: LTISession): Promise<Column>
  }
}
