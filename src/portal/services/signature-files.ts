/** The signatures of a case as files: the document that was signed and the signature over it, for whoever may see the case and the signer’s name. */
import type { Kernel } from '../../kernel/index.ts'
import { notFound } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { type Route, route } from '../routes.ts'
import { givesSignature } from './history.ts'

/** What is signed is canonical JSON; the signature is detached CMS in DER, as `openssl cms -verify -binary -inform DER` takes it. */
const files = {
  cms: { type: 'application/pkcs7-signature', name: 'signature.p7s' },
  document: { type: 'application/json', name: 'signed.json' },
} as const

export const signatureFileRoutes = (kernel: Kernel): readonly Route[] => (['cms', 'document'] as const).map((part) => route({
  method: 'GET', path: `/cases/:id/signatures/:signature/${part}`, kind: 'file', permission: 'signed in', whileSuspended: true,
  async handle(visit, { id = '', signature = '' }: Readonly<Record<string, string>>) {
    const view = await kernel.cases.view(actorHere(visit), idFrom(id))
    const given = view.log.some((action) => 'signature' in action.act && action.act.signature === signature && givesSignature(view, action))
    const kept = given ? await kernel.signatures.find(signature) : undefined
    if (kept === undefined) throw notFound()
    const { type, name } = files[part]
    return new Response(Uint8Array.from(kept[part]), {
      headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' },
    })
  },
}))
