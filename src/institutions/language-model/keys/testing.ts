/** A company that has signed the undertaking, for tests. */
import type { SignatureInput } from '../../../kernel/cases/index.ts'
import { newId } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Undertakings } from './undertaking.ts'

/** Signs as the page does, with the signature that `sign` makes over the document. */
export async function signUndertaking(undertakings: Undertakings, actor: Actor, sign: (actor: Actor, document: Uint8Array) => Promise<SignatureInput>): Promise<void> {
  const application = newId()
  await undertakings.accept(actor, application, await sign(actor, await undertakings.document(actor, application)))
}
