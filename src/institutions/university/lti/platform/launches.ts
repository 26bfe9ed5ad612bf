/**
 * How somebody goes to a tool: the login that we begin, the request that the tool makes for it, and the signed message that answers it (LTI 1.3 Core, 5.1.1). The hint of a
 * login is of one person and counts once, and the session of the browser has to be that person's.
 */
import type { JWTPayload } from 'jose'
import { transact } from '../../../../kernel/database/index.ts'
import type { Kernel } from '../../../../kernel/index.ts'
import { type Actor, actorString } from '../../../../kernel/parties/index.ts'
import { Failure } from '../../../../law/failure.ts'
import type { Locale } from '../../../../law/text.ts'
import { instantAt } from '../../../../law/time.ts'
import type { Study } from '../../study/index.ts'
import { names } from '../claims.ts'
import { hashOf, newCode } from '../launched.ts'
import type { OwnKeys } from '../own-keys.ts'
import { words } from './messages.ts'
import { contextPath, returnPath, serviceScopes } from './places.ts'
import { deployment, lesser, type Told, type Tool, type Tools } from './tools.ts'

/** By what subject a tool knows somebody: another for each tool, so that two tools cannot tell that it is the same person. */
const subjectOf = ({ secrets }: Pick<Kernel, 'secrets'>, tool: string, person: string): string => secrets.mark(person, `lti-tool:${tool}`).slice(0, 40)

const seconds = 600
const vocabulary = 'http://purl.imsglobal.org/vocab/lis/v2'

/** To what somebody goes. */
export interface Going { readonly tool: Tool; readonly course: string; readonly link?: string; readonly target: string; /** What of them it may be told, as their page said. */ readonly told: Told }

export interface ToolLaunches {
  /** Begins a login at a tool; answers where the browser is sent. */
  begin(actor: Actor, going: Going): Promise<string>
  /** Answers a tool's request: where its message is posted, and what. Throws a `Failure` in words for whoever is at the browser. */
  answer(actor: Actor | null, asked: URLSearchParams, seen: { readonly locale: Locale; readonly teaches: boolean }): Promise<{ readonly to: string; readonly fields: Readonly<Record<string, string>> }>
}

export function openToolLaunches(kernel: Kernel, own: OwnKeys, tools: Tools, study: Study): ToolLaunches {
  const { db, now, settings: { publicUrl }, parties, journal } = kernel
  const later = () => instantAt(Date.parse(now()) + seconds * 1000)

  return {
    async begin(actor, { tool, course, link, target, told }) {
      const hint = newCode()
      await db.insertInto('lti_hint').values({ code_sha256: hashOf(hint), tool: tool.number, person: actor.person, course, link: link ?? null, told, expires_at: later(), used_at: null }).execute()
      const to = new URL(tool.login)
      for (const [name, value] of Object.entries({ iss: publicUrl, login_hint: hint, lti_message_hint: link ?? 'choose', target_link_uri: target, client_id: tool.number, lti_deployment_id: deployment })) to.searchParams.set(name, value)
      return to.href
    },

    async answer(actor, asked, { locale, teaches }) {
      const tool = await tools.tool(asked.get('client_id') ?? '')
      if (tool === undefined) throw new Failure('refused', words.noTool)
      const redirect = asked.get('redirect_uri') ?? ''
      // Nothing is ever sent to an address that the register does not have, an error neither.
      if (!tool.redirects.includes(redirect)) throw new Failure('refused', words.badRedirect)
      const nonce = asked.get('nonce') ?? ''
      const state = asked.get('state')
      if (asked.get('response_type') !== 'id_token' || asked.get('response_mode') !== 'form_post' || !(asked.get('scope') ?? '').split(' ').includes('openid') || nonce === '' || nonce.length > 1000 || (state ?? '').length > 8000) throw new Failure('invalid', words.badRequest)
      if (actor === null) throw new Failure('unauthenticated', words.signIn)
      const code = hashOf(asked.get('login_hint') ?? '')
      const hint = await db.selectFrom('lti_hint').selectAll().where('code_sha256', '=', code).where('tool', '=', tool.number).executeTakeFirst()
      if (hint === undefined || hint.expires_at <= now()) throw new Failure('refused', words.noHint)
      if (hint.used_at !== null) throw new Failure('conflict', words.hintUsed)
      if (hint.person !== actor.person) throw new Failure('refused', words.othersHint)
      const course = await study.course(hint.course)
      const link = hint.link === null ? undefined : await db.selectFrom('lti_tool_link').selectAll().where('id', '=', hint.link).where('removed_at', 'is', null).executeTakeFirst()
      if (course === undefined || (hint.link !== null && link === undefined)) throw new Failure('not found', words.noLink)
      const told = lesser(hint.told, tool.told)
      const subject = subjectOf(kernel, tool.number, actor.person)
      const column = link && await db.selectFrom('lti_line_item').select('id').where('link', '=', link.id).where('removed_at', 'is', null).orderBy('made_at').executeTakeFirst()
      const choice = newCode()
      const context = `${publicUrl}${contextPath}/${course.id}`
      const claims: JWTPayload = {
        iss: publicUrl, aud: tool.number, sub: subject, nonce, ...await said(told, actor),
        [names.version]: '1.3.0', [names.deployment]: deployment, [names.type]: link ? 'LtiResourceLinkRequest' : 'LtiDeepLinkingRequest', [names.target]: link?.url ?? tool.target,
        [names.roles]: [`${vocabulary}/membership#${teaches ? 'Instructor' : 'Learner'}`], [names.context]: { id: course.id, label: course.id, title: course.title[locale], type: [`${vocabulary}/course#CourseOffering`] },
        [names.presentation]: { document_target: 'window', locale, return_url: `${publicUrl}/${locale}/university/tools` }, [names.platform]: { guid: new URL(publicUrl).host, name: 'Shanyraq', product_family_code: 'shanyraq', url: publicUrl },
        [names.members]: { context_memberships_url: `${context}/members`, service_versions: ['2.0'] }, [names.grades]: { scope: serviceScopes.filter((scope) => scope.includes('/lti-ags/')), lineitems: `${context}/lineitems`, ...(column && { lineitem: `${context}/lineitems/${column.id}` }) },
        ...(link ? { [names.link]: { id: link.id, title: link.title }, [names.custom]: link.custom } : {
          [names.settings]: { deep_link_return_url: `${publicUrl}${returnPath}`, accept_types: ['ltiResourceLink'], accept_presentation_document_targets: ['window'], accept_multiple: true, accept_lineitem: true, data: choice },
        }),
      }
      await transact(db, async (tx) => {
        const { numUpdatedRows: many } = await tx.updateTable('lti_hint').set({ used_at: now() }).where('code_sha256', '=', code).where('used_at', 'is', null).executeTakeFirstOrThrow()
        if (many === 0n) throw new Failure('conflict', words.hintUsed)
        await tx.insertInto('lti_tool_user').values({ tool: tool.number, course: course.id, person: actor.person, subject, teaches, told, opened_at: now() }).onConflict((on) => on.columns(['tool', 'course', 'person']).doUpdateSet({ teaches, told, opened_at: now() })).execute()
        if (link === undefined) await tx.insertInto('lti_choice').values({ code_sha256: hashOf(choice), tool: tool.number, course: course.id, expires_at: later(), used_at: null }).execute()
        // Who went there the journal does not say.
        else await journal.append(tx, actorString({ system: 'lti' }), { type: 'university.tool-opened', subject: `lti-link:${link.id}`, body: { tool: tool.number, told } })
      })
      return { to: redirect, fields: { id_token: await own.sign(claims, 300), ...(state !== null && { state }) } }
    },
  }

  /** What of somebody the tool is told. */
  async function said(told: Told, { person, name }: Actor): Promise<Readonly<Record<string, string>>> {
    if (told === 'nothing') return {}
    const [given = name, ...rest] = name.split(' ')
    const mail = told === 'contact' ? (await parties.person(person))?.email : undefined
    return { name, given_name: given, family_name: rest.join(' '), ...(mail && { email: mail }) }
  }
}
