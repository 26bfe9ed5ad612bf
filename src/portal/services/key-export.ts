/** Gives a person the key that lies here under their PIN, for their own tools. */
import type { Kernel } from '../../kernel/index.ts'
import { contentDisposition } from '../../kernel/files/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { problemsOf } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, errorSummary, fields, form } from '../components/index.ts'
import type { Control } from '../components/index.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { signWords } from './sign-messages.ts'
import { same } from '../../law/text.ts'

const shortest = 8

export const keyRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/signing/key', kind: 'page', permission: 'signed in', title: signWords.keyRoad,
    handle: (visit) => keyPage(kernel, visit),
  }),
  route({
    method: 'POST', path: '/signing/key', kind: 'page', permission: 'signed in', title: signWords.keyRoad, rateLimit: { requests: 20, seconds: 600 },
    async handle(visit) {
      const { values } = await visit.form()
      const { person } = actorHere(visit)
      try {
        const password = values['password'] ?? ''
        if (password.length < shortest) throw new Failure('invalid', signWords.keyPasswordHint, [{ field: 'password', text: signWords.keyPasswordHint }])
        const pem = await kernel.signatures.local.exportKey(person, values['certificate'] ?? '', values['pin'] ?? '', password)
        return new Response(pem, { headers: {
          'content-type': 'application/x-pem-file', 'content-disposition': contentDisposition('key.pem'), 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
        } })
      } catch (error) {
        return keyPage(kernel, visit, values['certificate'], problemsOf(error))
      }
    },
  }),
]

async function keyPage({ signatures }: Kernel, visit: Visit, chosen = '', problems: readonly Problem[] = []): Promise<Response> {
  const { locale } = visit
  const own = (await signatures.local.certificates(actorHere(visit).person)).filter(({ keyHere, revokedAt }) => keyHere && revokedAt === undefined)
  const controls: readonly Control[] = [
    {
      kind: 'choice', name: 'certificate', label: signWords.certificate,
      choices: own.map(({ id, serial, subject }) => {
        const title = `${subject.organisation?.name ?? subject.name} · № …${serial.slice(-8)}`
        return { value: id, label: same(title) }
      }),
    },
    { kind: 'password', name: 'pin', label: signWords.pin, hint: signWords.pinHint, autocomplete: 'current-password' },
    { kind: 'password', name: 'password', label: signWords.keyPassword, hint: signWords.keyPasswordHint, autocomplete: 'new-password' },
  ]
  const [only] = own
  return page({
    visit, title: signWords.keyRoad, error: problems.length > 0, headers: { 'cache-control': 'no-store' },
    body: html`${errorSummary(locale, problems)}<h1>${signWords.keyRoad[locale]}</h1><p>${signWords.keyLead[locale]}</p>${only === undefined
      ? html`<p>${signWords.noKeyHere[locale]}</p>`
      : form(visit, { body: html`${fields(locale, controls, { problems, values: { certificate: chosen || only.id } })}${actions(button(locale, signWords.keyExport))}` })}`,
  })
}
