/** Licences: which there are (SPDX), which let everybody use the data for everything, and where each is read. */
import spdx from 'spdx-license-ids/index.json' with { type: 'json' }
import retired from 'spdx-license-ids/deprecated.json' with { type: 'json' }

/** No licence of the public: only the terms on which the owner lends the data apply. */
export const termsOnly = 'LicenseRef-terms'

const known = new Set<string>([...spdx, ...retired])

/** Whether the text names a licence of the SPDX list, or says that only the terms apply. */
export const isLicence = (id: string): boolean => known.has(id) || id === termsOnly

/**
 * Licences that conform with the Open Definition 2.1 for data: use, change and passing on for any purpose, at most with
 * attribution and under the same licence.
 */
const open: ReadonlySet<string> = new Set([
  'CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-3.0', 'CC-BY-SA-3.0', 'PDDL-1.0', 'ODC-By-1.0', 'ODbL-1.0', 'CDLA-Permissive-1.0',
  'CDLA-Permissive-2.0', 'CDLA-Sharing-1.0', 'OGL-UK-3.0', 'Unlicense', 'MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'GFDL-1.3-only',
])

export const isOpenLicence = (id: string): boolean => open.has(id)

/** Licences that a form offers, the freest first; any other of SPDX may be typed. */
export const usualLicences = [
  'CC0-1.0', 'PDDL-1.0', 'CC-BY-4.0', 'ODC-By-1.0', 'CDLA-Permissive-2.0', 'CC-BY-SA-4.0', 'ODbL-1.0', 'CDLA-Sharing-1.0', 'CC-BY-NC-4.0',
  'CC-BY-NC-SA-4.0', 'CC-BY-ND-4.0', 'CC-BY-NC-ND-4.0', 'MIT', 'Apache-2.0', termsOnly,
] as const
export type UsualLicence = (typeof usualLicences)[number]

export const isUsualLicence = (id: string): id is UsualLicence => usualLicences.some((usual) => usual === id)

const creativeCommons = /^CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)$/

/** Where the text of the licence is read: of Creative Commons with its own address, else the page of SPDX. Undefined for terms only. */
export function licenceUrl(id: string): string | undefined {
  if (id === termsOnly) return undefined
  if (id === 'CC0-1.0') return 'https://creativecommons.org/publicdomain/zero/1.0/'
  const [, kind, version] = creativeCommons.exec(id) ?? []
  if (kind && version) return `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`
  return `https://spdx.org/licenses/${encodeURIComponent(id)}.html`
}

const euNames: Readonly<Record<string, string>> = {
  'CC0-1.0': 'CC0', 'CC-BY-4.0': 'CC_BY_4_0', 'CC-BY-SA-4.0': 'CC_BYSA_4_0', 'CC-BY-NC-4.0': 'CC_BYNC_4_0', 'CC-BY-ND-4.0': 'CC_BYND_4_0',
  'CC-BY-NC-SA-4.0': 'CC_BYNCSA_4_0', 'CC-BY-NC-ND-4.0': 'CC_BYNCND_4_0', 'ODbL-1.0': 'ODC_BL', 'ODC-By-1.0': 'ODC_BY', 'PDDL-1.0': 'ODC_PDDL',
}

/** The licence in the list of the EU Publications Office, which DCAT-AP asks for where it has one. */
export const euLicence = (id: string): string | undefined => euNames[id] && `http://publications.europa.eu/resource/authority/licence/${euNames[id]}`

/** What a licence asks or forbids, in the words of ADMS (SEMIC, http://purl.org/adms/licencetype/). */
export type LicenceType = 'Attribution' | 'NonCommercialUseOnly' | 'NoDerivativeWork' | 'OtherRestrictiveClauses' | 'PublicDomain' | 'UnknownIPR' | 'ViralEffect-ShareAlike'

const publicDomain: ReadonlySet<string> = new Set(['CC0-1.0', 'PDDL-1.0', 'Unlicense', '0BSD'])
const shareAlike: ReadonlySet<string> = new Set(['ODbL-1.0', 'CDLA-Sharing-1.0', 'GFDL-1.3-only'])
const clauses: Readonly<Record<string, LicenceType>> = { BY: 'Attribution', NC: 'NonCommercialUseOnly', ND: 'NoDerivativeWork', SA: 'ViralEffect-ShareAlike' }

/** What is known of a licence: of one that nobody here has read, that it is not known; of terms alone, that they restrict. */
export function licenceTypes(id: string): readonly LicenceType[] {
  if (id === termsOnly) return ['OtherRestrictiveClauses']
  if (publicDomain.has(id)) return ['PublicDomain']
  const [, kind] = creativeCommons.exec(id) ?? []
  if (kind) return kind.split('-').map((clause) => clauses[clause]!)
  if (shareAlike.has(id)) return ['Attribution', 'ViralEffect-ShareAlike']
  return isOpenLicence(id) ? ['Attribution'] : ['UnknownIPR']
}
