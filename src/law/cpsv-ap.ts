/** Services as public services of CPSV-AP 3.2 (SEMIC, European Commission), in Turtle: what the vocabulary has a place for. Pure. */
import { ruleTitle } from './called.ts'
import type { Act } from './citation.ts'
import { notPublished } from './own-acts.ts'
import { conventions } from './conventions.ts'
import { type ClockTerm, isoDuration } from './hours.ts'
import { formatDuration, inEveryLanguage } from './format.ts'
import { purposes } from './need.messages.ts'
import { printRule } from './print-rule.ts'
import { type DecisionKind, fieldsOf, type Procedure } from './procedure.ts'
import { readingOf } from './reading.ts'
import type { RuleData } from './rule-data.ts'
import { locales, type Text } from './text.ts'

/** Who publishes them. `at` is the public address of the portal; `country` an IRI of the territory that its bodies cover. */
export interface Publisher { readonly at: string; readonly country: string; readonly name: Text }

const prefixes = {
  cv: 'http://data.europa.eu/m8g/', cpsv: 'http://purl.org/vocab/cpsv#', dc: 'http://purl.org/dc/terms/', dcat: 'http://www.w3.org/ns/dcat#', adms: 'http://www.w3.org/ns/adms#', eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/', org: 'http://www.w3.org/ns/org#', skos: 'http://www.w3.org/2004/02/skos/core#', xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

const quoted = (text: string): string => `"${text.replaceAll(/["\\\n\r\t]/g, (one) => ({ '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[one]!)}"`
const spoken = (text: Text): string => locales.map((locale) => `${quoted(text[locale])}@${locale}`).join(', ')
/** An address as Turtle takes it: what is encoded already stays so. Throws a TypeError for what is none: the house's own are addresses, and others are asked first. */
const iri = (address: string): string => `<${new URL(address).href.replaceAll(/[\s<>"{}|^`\\]/g, encodeURIComponent)}>`
const lawAt = (at: string, { id }: Act): string => iri(`${at}/laws/${encodeURIComponent(id.toWellFormed())}`)

/** A thing with what is said of it; whatever is undefined is not said. */
function thing(subject: string, type: string, says: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const lines = Object.entries(says).flatMap(([property, value]) => {
    const values = value === undefined ? [] : typeof value === 'string' ? [value] : value
    return values.length === 0 ? [] : [`  ${property} ${values.join(', ')}`]
  })
  return `${subject} a ${[type, ...lines].join(' ;\n')} .\n`
}

/** The services in one document, each thing typed, for the shapes ask it of every code and place. */
export function cpsvAp(services: readonly Procedure[], { at, country, name }: Publisher): string {
  const acts = new Map<string, Act>()
  const [dataset, publisher, active] = [iri(`${at}/services`), iri(`${at}/#publisher`), '<http://purl.org/adms/status/Completed>']
  const needs = new Set(services.flatMap(({ need = [] }) => need))
  const bodies = new Map(services.map(({ body }) => [body.register, body.name]))
  const ofBody = (register: string): string => iri(`${at}/bodies#${register}`)
  const languages = locales.map((locale) => `<urn:ietf:bcp:47:${locale}>`)
  const things = services.flatMap((service) => serviceThings(service))
  return [
    ...Object.entries(prefixes).map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`), '\n',
    thing(dataset, 'dcat:Dataset', { 'dc:title': spoken(name), 'dc:description': spoken(name), 'dc:publisher': publisher, 'dc:hasPart': services.map(({ id }) => iri(`${at}/services/${id}`)) }),
    thing(publisher, 'foaf:Agent', { 'dc:identifier': quoted(at), 'dc:title': spoken(name) }),
    thing(iri(country), 'dc:Location, <http://data.europa.eu/88u/dataset/atu-type>', {}), thing(active, 'skos:Concept', {}), thing(iri(`urn:iso:std:iso:4217:${conventions().currency.code}`), 'skos:Concept', {}),
    ...languages.map((language) => thing(language, 'dc:LinguisticSystem', {})),
    ...[...bodies].map(([register, title]) => thing(ofBody(register), 'cv:PublicOrganisation, org:Organization', { 'dc:identifier': quoted(register), 'skos:prefLabel': spoken(title), 'dc:spatial': iri(country) })),
    ...[...needs].map((need) => thing(iri(`${at}/services#need-${need}`), 'cv:Event', { 'dc:identifier': quoted(need), 'dc:title': spoken(purposes[need]) })),
    ...things,
    ...[...acts.values()].map((act) => thing(lawAt(at, act), 'eli:LegalResource', { 'dc:identifier': quoted(act.id), 'dc:title': spoken(act.title), 'dc:description': act.notPublished && spoken(notPublished), 'foaf:page': act.url !== undefined && URL.canParse(act.url) ? iri(act.url) : undefined })),
  ].join('')

  function serviceThings(service: Procedure): readonly string[] {
    const { id, title, summary, body, need = [], rules, clock, fee, form } = service
    const self = `${at}/services/${id}`
    const part = (kind: string, one: string): string => iri(`${self}#${kind}-${one}`)
    const cited = (act: Act): string => { acts.set(act.id, act); return lawAt(at, act) }
    const files = form.flatMap(({ fields }) => fields).filter(({ kind }) => kind === 'file')
    const grounds = Object.entries<RuleData>(rules).flatMap(([rule, data]) => groundsIn(data).map((one, place) => ({ name: `${rule}-${place + 1}`, rule, words: one })))
    const given = Object.entries<DecisionKind>(service.decisions).filter(([, { effect }]) => effect === 'grant')
    const laws = new Set([...(service.acts ?? []).map(cited), cited(service.inForce.basis.act), ...Object.values<DecisionKind>(service.decisions).map(({ basis }) => cited(basis.act))])
    const fields = fieldsOf(service)
    const reading = readingOf(service, service.inForce.from)
    return [
      thing(iri(self), 'cpsv:PublicService', {
        'dc:identifier': quoted(id), 'dc:title': spoken(title), 'dc:description': spoken(summary), 'cv:hasCompetentAuthority': ofBody(body.register), 'dc:isPartOf': dataset, 'adms:status': active, 'dc:language': languages,
        'cv:hasLegalResource': [...laws], 'cpsv:follows': Object.keys(rules).map((rule) => part('rule', rule)), 'cv:holdsRequirement': grounds.map(({ name: ground }) => part('requirement', ground)),
        'cpsv:produces': given.map(([decision]) => part('output', decision)), 'cpsv:hasInput': files.map((file) => part('evidence', file.name)), 'cv:isGroupedBy': need.map((one) => iri(`${at}/services#need-${one}`)),
        'cv:hasChannel': part('channel', 'portal'), 'cv:hasCost': typeof fee === 'object' || fee === 'free' ? part('cost', 'fee') : undefined, 'cv:processingTime': durationOf(clock.within), 'dc:spatial': iri(country),
      }),
      ...Object.entries<RuleData>(rules).map(([rule, data]) => thing(part('rule', rule), 'cpsv:Rule', {
        'dc:identifier': quoted(`${id}#${rule}`), 'dc:title': spoken(inEveryLanguage((locale) => `${title[locale]}: ${ruleTitle(service, rule)[locale]}`)), 'dc:description': spoken(inEveryLanguage((locale) => printRule(data, fields, locale, reading))),
        'cpsv:implements': data.basis && cited(data.basis.act),
      })),
      ...grounds.map(({ name: ground, rule, words }) => thing(part('requirement', ground), 'cv:Requirement', { 'dc:identifier': quoted(`${id}#${ground}`), 'dc:title': spoken(words), 'cv:fulfils': part('rule', rule) })),
      ...given.map(([decision, { title: called, words }]) => thing(part('output', decision), 'cv:Output', { 'dc:identifier': quoted(`${id}#${decision}`), 'dc:title': spoken(called), 'dc:description': spoken(words) })),
      ...files.map(({ name: file, label, hint }) => thing(part('evidence', file), 'cv:Evidence', { 'dc:identifier': quoted(`${id}#${file}`), 'dc:title': spoken(label), 'dc:description': hint && spoken(hint) })),
      thing(part('channel', 'portal'), 'cv:Channel', {
        'dc:identifier': quoted(`${self}/apply`), 'cv:ownedBy': ofBody(body.register), 'cv:processingTime': durationOf(clock.within), 'dc:description': spoken(inEveryLanguage((locale) => formatDuration(clock.within, locale))),
      }),
      ...(typeof fee === 'object' || fee === 'free' ? [thing(part('cost', 'fee'), 'cv:Cost', {
        'dc:identifier': quoted(`${id}#fee`), 'cv:hasValue': `"${typeof fee === 'object' ? Number(fee.amount) / 10 ** conventions().currency.digits : 0}"^^xsd:double`, 'cv:currency': iri(`urn:iso:std:iso:4217:${conventions().currency.code}`), 'cv:isDefinedBy': ofBody(body.register),
      })] : []),
    ]
  }
}

/** A term that the vocabulary can say; the channel says every other one in words. */
function durationOf(within: ClockTerm): string | undefined {
  const duration = isoDuration(within)
  return duration && `"${duration}"^^xsd:duration`
}

/** The words of every ground of a rule. */
function groundsIn(rule: RuleData): readonly Text[] {
  const inner: readonly RuleData[] = rule.rule === 'all' || rule.rule === 'any' ? rule.of : rule.rule === 'unless' ? [rule.general, rule.exception] : 'of' in rule && 'rule' in rule.of ? [rule.of] : []
  return [...(rule.otherwise ? [rule.otherwise] : []), ...inner.flatMap(groundsIn)]
}
