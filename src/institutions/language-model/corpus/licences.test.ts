/** Specifies tiers: the least free licence of a text decides, and what nobody knows is unverified. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Tier, tierOf } from './licences.ts'

const examples: Readonly<Record<Tier, readonly string[]>> = {
  open: [
    'CC0-1.0', 'CC BY 4.0', 'CC-BY-SA-4.0', 'CC BY 2.0 FR', 'MIT', 'Apache-2.0', 'BSD-3-Clause', 'public domain (author died >70 years ago)', 'folklore (public domain)',
    'official document (not subject to copyright, KZ law on copyright art. 8)', 'public domain / CC BY-SA 4.0 (Wikisource)', 'CC BY-SA (README); government press releases',
  ],
  copyleft: ['GPL-3.0', 'GPL-2.0-or-later (MediaWiki)', 'MPL-2.0', 'LGPL-2.1+', 'CC BY-SA (Wikipedia) / GPL-3.0 repo', 'see package copyright (GPL/LGPL/MPL, per upstream)', 'ODbL-1.0'],
  restricted: ['CC-BY-NC-4.0', 'CC BY-NC-SA 4.0', 'CC-BY-ND-4.0', 'BUSL-1.1', 'LicenseRef-terms', 'CC-BY-4.0; non-commercial', 'MIT; no-redistribution'],
  unverified: ['MIT (repository); underlying web-news sentences, upstream rights unverified', 'CC-100/Common Crawl terms', 'see the website', 'submitted by a user', '', 'NOASSERTION'],
}

for (const [tier, licences] of Object.entries(examples)) {
  test(`texts of these licences are ${tier}`, () => {
    for (const licence of licences) assert.equal(tierOf(licence), tier, licence)
  })
}
