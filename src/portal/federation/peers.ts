/** The administrator's page of peers: whose log is followed and witnessed, who is asked to cosign, and the keys that one gives to them. */
import { transact } from '../../kernel/database/index.ts'
import type { Peer } from '../../kernel/federation/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { type Field, text } from '../../law/field.ts'
import { problemsOf, statuses } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, copyable, emptyState, errorSummary, fields, form, notice, table, tag } from '../components/index.ts'
import { adminNav } from '../desk/admin.ts'
import { deskPage } from '../desk/parts.ts'
import { html } from '../html.ts'
import { seeOther } from '../layout.ts'
import type { Permission } from '../permission.ts'
import { route, type Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { federationWords as words } from './messages.ts'

const permission = { role: 'administrator' } as const satisfies Permission

const asked: readonly Field[] = [
  text('name', { label: words.name, hint: words.nameHint, maxLength: 120 }),
  text('url', { label: words.url, hint: words.urlHint, maxLength: 300 }),
  text('logKey', { label: words.logKey, hint: words.logKeyHint, maxLength: 400, optional: true }),
  text('witnessKey', { label: words.witnessKey, hint: words.witnessKeyHint, maxLength: 400, optional: true }),
]

const done = { added: words.added, withdrawn: words.withdrawn } as const

type Ground = Pick<Kernel, 'db' | 'federation' | 'journal'>

export const peerRoutes = (kernel: Ground): readonly Route[] => [
  route({ method: 'GET', path: '/admin/federation', kind: 'page', permission, title: words.admin, handle: (visit) => peersPage(kernel, visit) }),
  route({
    method: 'POST', path: '/admin/federation', kind: 'page', permission, title: words.add,
    async handle(visit) {
      const { values } = await visit.form()
      const given = (name: string): string => values[name] ?? ''
      try {
        await transact(kernel.db, (tx) => kernel.federation.addPeer(tx, actorHere(visit), { name: given('name'), url: given('url'), logKey: given('logKey'), witnessKey: given('witnessKey') }))
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        return peersPage(kernel, visit, { values, problems: problemsOf(error), status: statuses[error.kind] })
      }
      return seeOther(visit, '/admin/federation?done=added')
    },
  }),
  route({
    method: 'POST', path: '/admin/federation/:id/withdraw', kind: 'page', permission, title: words.withdraw,
    async handle(visit, { id }) {
      await transact(kernel.db, (tx) => kernel.federation.withdrawPeer(tx, actorHere(visit), idFrom(id)))
      return seeOther(visit, '/admin/federation?done=withdrawn')
    },
  }),
]

interface Sent { readonly values?: Readonly<Record<string, string>>; readonly problems?: readonly Problem[]; readonly status?: number }

async function peersPage({ federation, journal }: Ground, visit: Visit, { values = {}, problems = [], status }: Sent = {}): Promise<Response> {
  const { locale, link, url } = visit
  const said = Object.entries(done).find(([name]) => name === url.searchParams.get('done'))?.[1]
  return deskPage({
    visit, title: words.admin, error: problems.length > 0, ...(status !== undefined && { status }),
    body: html`${adminNav(visit, '/admin/federation')}${errorSummary(locale, problems)}${said && notice(locale, { kind: 'good', body: said[locale] })}<h1>${words.admin[locale]}</h1><p>${
      words.adminLead[locale]}</p><div class="list">${table<Peer>(locale, {
      caption: words.peers, captionUnseen: true, rows: await federation.peers(), empty: emptyState(locale, { title: words.noPeers }),
      columns: [
        { title: words.name, header: true, cell: (peer) => html`${peer.name}<br><span class="hint">${peer.url}</span>` },
        { title: words.keys, cell: ({ logKey, witnessKey }) => html`${[logKey, witnessKey].filter((key) => key !== undefined).map((key) => html`<code>${key}</code><br>`)}` },
        { title: words.state, cell: (peer) => (peer.withdrawnAt ? html`${tag(locale, words.stateWithdrawn)} ${moment(visit, peer.withdrawnAt)}` : html`${tag(locale, words.stateStands, 'good')} ${moment(visit, peer.addedAt)}${
          peer.witnessFailure && html`<details><summary>${words.doesNotCosign[locale]}</summary><pre>${peer.witnessFailure}</pre></details>`}`) },
        { title: words.act, cell: (peer) => peer.withdrawnAt === undefined && form(visit, {
          action: link(`/admin/federation/${peer.id}/withdraw`), body: button(locale, html`${words.withdraw[locale]}<span class="unseen">: ${peer.name}</span>`, { kind: 'danger' }),
        }) },
      ],
    })}</div><h2>${words.add[locale]}</h2><p>${words.addLead[locale]}</p>${form(visit, {
      action: link('/admin/federation'), body: html`${fields(locale, asked, { values, problems })}${actions(button(locale, words.add))}`,
    })}<h2>${words.ownKeys[locale]}</h2><p>${words.ownKeysLead[locale]}</p>${copyable(locale, { label: words.logKey, value: journal.verifierKey })}${
      copyable(locale, { label: words.witnessKey, value: federation.witnessKey })}`,
  })
}
