/** Sorts licences into tiers: what a model made from a text may be used for depends on the least free of them. Pure. */

export const tiers = ['open', 'copyleft', 'restricted', 'unverified'] as const

/**
 * `open`: public domain, official documents, CC0, CC BY, CC BY-SA, permissive; `copyleft`: GPL, LGPL, AGPL, MPL, EUPL, GFDL;
 * `restricted`: no commercial use, no derivatives, source-available; `unverified`: nothing that is known, or doubt about the rights.
 */
export type Tier = (typeof tiers)[number]

/** A licence may be named as SPDX writes it or as people do; words within a word do not count. */
const word = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu')

const doubt = /unverified|unknown|terms of use|all rights reserved|proprietary|common crawl|noassertion|(?<![\p{L}])none(?![\p{L}])/iu
const restricted = word('cc[ -]by(?:[ -](?:nc|nd|sa))*[ -](?:nc|nd)(?:[ -](?:nc|nd|sa))*(?:[ -][\\d.]+)?|non[ -]?commercial|no[ -]?deriv\\w*|no[ -]redistribution|bu?sl(?:[ -]1\\.1)|busl|sspl\\S*|elastic\\S*|rail\\S*|polyform\\S*|licenseref-terms')
const copyleft = word('[al]?gpl(?:[ -]?v?\\d[\\d.]*\\+?)?(?:[ -](?:or[ -]later|only))?|mpl(?:[ -]?\\d[\\d.]*)?|eupl(?:[ -]?\\d[\\d.]*)?|gfdl(?:[ -]?\\d[\\d.]*)?|cecill\\S*|epl(?:[ -]?\\d[\\d.]*)?|osl(?:[ -]?\\d[\\d.]*)?|odbl(?:[ -]?\\d[\\d.]*)?|ms-rl')
const open = word('cc0(?:[ -]1\\.0)?|cc[ -]by(?:[ -]sa)?(?:[ -]?\\d[\\d.]*)?|cc-pddc|pddl(?:[ -]?1\\.0)?|odc[ -]by(?:[ -]?1\\.0)?|public[ -]domain|official document|mit|apache(?:[ -]?2\\.0)?|apache licen[cs]e|bsd(?:[ -]?[0-4])?(?:[ -]?clause)?|0bsd|isc|zlib|unlicense|wtfpl|artistic(?:[ -]?2\\.0)?|psf(?:[ -]?2\\.0)?|python-2\\.0|bsl-1\\.0|postgresql|upl-1\\.0|ms-pl|ogl-uk-3\\.0|dl-de-by-2\\.0|etalab-2\\.0|cdla-permissive-\\S+|kz-open(?:[ -]\\S+)?')

/** The tier of a licence as it was named. Of several names the least free counts: nobody chose between them yet. */
export function tierOf(licence: string): Tier {
  if (doubt.test(licence)) return 'unverified'
  if (restricted.test(licence)) return 'restricted'
  if (copyleft.test(licence)) return 'copyleft'
  return open.test(licence) ? 'open' : 'unverified'
}
