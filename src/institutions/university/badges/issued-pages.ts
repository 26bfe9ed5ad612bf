/** The page of a badge that a stranger checks, what programs read of it, and the learner's own badges with their record. */
import { standingTo } from '../../../kernel/decision-standing.ts'
import type { Decision } from '../../../kernel/decisions/index.ts'
import { printValidity } from '../../../kernel/decisions/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { actorHere, definitionList, emptyState, html, notFound, notice, page, route, type Route, table, tag, type Visit, walletLink } from '../../../portal/index.ts'
import { institution, place } from '../parts.ts'
import { type Framework, skillOf, skillAddress } from '../skills/index.ts'
import { badgePath, credentialPath, type AwardOptions, issuerPath, type Issuing, statusPath } from './issued.ts'
import { issuedWords as words, stateWords } from './issued.messages.ts'
import type { Ask } from './keys.ts'
import { verdictWords } from './messages.ts'
import type { Json } from './opened.ts'
import { findingsTable, verifyPath } from './pages.ts'
import { verifyBadge } from './verify.ts'

export const minePath = '/university/my-badges'
const tones = { 'in force': 'good', 'not yet in force': 'wait', expired: 'late', suspended: 'wait', revoked: 'late' } as const
const kinds = { valid: 'good', invalid: 'warning', undecided: 'info' } as const
const open = { 'access-control-allow-origin': '*' }

export function issuedRoutes(kernel: Kernel, issuing: Issuing, framework: Framework, { claims: names, procedure }: AwardOptions, ask: Ask): readonly Route[] {
  const or404 = async (id: string): Promise<Decision> => {
    const decision = /^[0-9a-f-]{36}$/.test(id) ? await issuing.badge(id) : undefined
    if (decision === undefined) throw notFound()
    return decision
  }
  const published = (path: string) => async (): Promise<Response> => {
    const document = await issuing.published(path)
    if (document === undefined) throw notFound()
    return Response.json(document, { headers: { ...open, 'cache-control': 'no-store' } })
  }
  const skillWords = ({ record: { claims = {} } }: Decision) => ({ skill: skillOf(framework, claims[names.skill]), code: String(claims[names.skill]), claims })
  return [
    route({ method: 'GET', path: issuerPath, kind: 'machine', permission: 'everyone', handle: published(issuerPath) }),
    route({ method: 'GET', path: `${statusPath}/:purpose/:list`, kind: 'machine', permission: 'everyone', handle: (_visit, { purpose, list }) => published(`${statusPath}/${purpose}/${list}`)() }),
    route({
      method: 'GET', path: '/badges/:id/credential.json', kind: 'file', permission: 'everyone', title: words.file,
      handle: async (_visit, { id }) => Response.json(await issuing.credential(await or404(id)), { headers: open }),
    }),
    route({
      method: 'GET', path: '/badges/:id/badge.svg', kind: 'file', permission: 'everyone', title: words.image,
      async handle(_visit, { id }) {
        const decision = await or404(id)
        return new Response(baked(await issuing.credential(decision), skillWords(decision).code), { headers: { ...open, 'content-type': 'image/svg+xml', 'content-security-policy': 'default-src \'none\'; style-src \'unsafe-inline\'' } })
      },
    }),
    route({
      method: 'GET', path: '/badges/:id/european.jsonld', kind: 'file', permission: 'everyone', title: words.european,
      async handle(_visit, { id }) {
        const decision = await or404(id)
        // It has no list in which its revocation stands: one that is not in force is given to nobody.
        if (decision.status.status !== 'in force') throw notFound()
        return new Response(JSON.stringify(issuing.european(decision, pictured(skillWords(decision).code))), { headers: { ...open, 'content-type': 'application/ld+json', 'content-disposition': 'attachment; filename="european.jsonld"', 'cache-control': 'no-store' } })
      },
    }),
    route({
      method: 'GET', path: '/badges/:id', kind: 'page', permission: 'everyone', title: words.badge,
      async handle(visit, { id }) {
        const { locale, link } = visit
        const decision = await or404(id)
        const credential = await issuing.credential(decision)
        const { verdict, findings } = await verifyBadge(new TextEncoder().encode(JSON.stringify(credential)), { ask, now: kernel.now() })
        const { skill, code, claims } = skillWords(decision)
        const { record, hash, status: { status } } = decision
        return page({
          visit, title: skill?.label ?? words.badge, current: institution, breadcrumbs: [place],
          body: html`<h1>${skill?.label[locale] ?? code}</h1><p>${tag(locale, stateWords[status], tones[status])}</p>${notice(locale, { kind: kinds[verdict], title: verdictWords[verdict].title, body: html`<p>${words.checked[locale]}</p>` })}${
            definitionList(locale, [
              { term: words.statement, value: skill?.statement[locale] ?? code }, { term: words.skill, value: html`<a href="${skillAddress(framework, code, '')}"><code>${code}</code></a>` }, { term: words.task, value: String(claims[names.task]) },
              { term: words.score, value: `${String(claims[names.score])} / 100` }, { term: words.tests, value: html`<code>${String(claims[names.tests])}</code>` },
              { term: words.issuer, value: record.institutionName[locale] }, { term: words.valid, value: printValidity(record.validFrom, record.validUntil)[locale] },
              { term: words.decision, value: html`<a href="${link(`/verify/${record.number}`)}">${record.number}</a>` }, { term: words.hash, value: html`<code>${hash}</code>` },
            ])}<p>${words.noName[locale]}</p>${findings.length > 0 && findingsTable(visit, findings)}<ul><li><a href="${credentialPath(id)}">${words.file[locale]}</a></li><li><a href="/badges/${id}/badge.svg">${words.image[locale]}</a></li>${status === 'in force' && html`<li><a href="/badges/${id}/european.jsonld" download>${words.european[locale]}</a></li>`}${await standingTo(kernel, visit.actor, decision) === 'holder' && walletLink(kernel, visit, decision)}<li><a href="${link(verifyPath)}">${words.own[locale]}</a></li></ul>`,
        })
      },
    }),
    route({
      method: 'GET', path: minePath, kind: 'page', permission: 'signed in', whileSuspended: true, title: words.mine,
      async handle(visit) {
        const { locale, link } = visit
        const mine = await issuing.badgesOf(actorHere(visit).person)
        return page({
          visit, title: words.mine, current: institution, breadcrumbs: [place],
          body: html`<h1>${words.mine[locale]}</h1><p class="lead">${words.mineLead[locale]}</p>${mine.length === 0 ? emptyState(locale, { title: words.none, body: html`<p><a href="${link(`/services/${procedure}`)}">${words.apply[locale]}</a></p>` }) : badgeTable(visit, mine)}${
            mine.some(({ status }) => status.status === 'in force') && html`<p><a href="${minePath}/record.json" download="record.json">${words.record[locale]}</a></p>`}`,
        })
      },
    }),
    route({
      method: 'GET', path: `${minePath}/record.json`, kind: 'file', permission: 'signed in', whileSuspended: true, title: words.record,
      async handle(visit) {
        const record = await issuing.record(actorHere(visit).person)
        if (record === undefined) throw notFound()
        return Response.json(record, { headers: { 'content-disposition': 'attachment; filename="record.json"', 'cache-control': 'no-store' } })
      },
    }),
  ]

  function badgeTable({ locale, link }: Visit, mine: readonly Decision[]) {
    return table(locale, {
      caption: words.mine, captionUnseen: true, rows: mine,
      columns: [
        { title: words.skill, header: true, cell: (decision) => html`<a href="${link(badgePath(decision.record.id))}">${skillWords(decision).skill?.label[locale] ?? skillWords(decision).code}</a>` },
        { title: words.state, cell: ({ status: { status } }) => tag(locale, stateWords[status], tones[status]) }, { title: words.valid, cell: ({ record }) => printValidity(record.validFrom, record.validUntil)[locale] },
      ],
    })
  }
}

/** The badge inside an image of itself, as Open Badges 3.0 bakes it (5.3.2). */
const baked = (credential: Json, code: string): string => pictured(code, `<openbadges:credential><![CDATA[${JSON.stringify(credential).replaceAll('>', String.raw`\u003e`)}]]></openbadges:credential>\n`)

/** The image of a badge, with whatever stands inside it. */
function pictured(code: string, inside = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" viewBox="0 0 200 200" role="img">
${inside}<circle cx="100" cy="100" r="92" fill="#0b5c6b"/><circle cx="100" cy="100" r="80" fill="none" stroke="#f2c14e" stroke-width="4"/>
<text x="100" y="118" font-family="sans-serif" font-size="52" font-weight="700" fill="#fff" text-anchor="middle">${code.replaceAll(/[^\w-]/g, '')}</text>
</svg>
`
}
