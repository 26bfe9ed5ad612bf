import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { attributes, escapeHtml, html, raw, render } from './html.ts'

const unescape = (source: string): string =>
  source.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', '\'').replaceAll('&amp;', '&')

test('whatever is typed can never open a tag or leave an attribute, and reads the same', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => {
    const { source } = html`<p title="${typed}">${typed}</p>`
    const inside = source.slice('<p title="'.length, -'</p>'.length)
    assert.equal(inside.replace('">', '').search(/[<>"']/), -1)
    assert.equal(unescape(escapeHtml(typed)), typed)
  }))
})

test('html inside html stays as it is, lists are joined, nothing prints nothing', () => {
  const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`)
  assert.equal(html`<ul>${items}${null}${undefined}${false}${0}${12n}${raw('<i></i>')}</ul>`.source,
    '<ul><li>a</li><li>&lt;b&gt;</li>012<i></i></ul>')
  assert.equal(render([['x', [html`<br>`]], 'y']), 'x<br>y')
})

test('attributes are quoted and escaped, and left out when there is nothing to say', () => {
  assert.equal(attributes({ id: 'a"b', disabled: true, hidden: false, title: undefined, tabindex: -1 }).source,
    ' id="a&quot;b" disabled tabindex="-1"')
})
