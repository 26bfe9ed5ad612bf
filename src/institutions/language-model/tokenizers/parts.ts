/** What the pages of tokenizers and trainings share: the way above, their style and their script. */
import { type Crumb, html, keptFile, type Page, page, type Route } from '../../../portal/index.ts'
import { words } from './page-words.ts'

const style = keptFile(new URL('training.css', import.meta.url), '/language-model/')
const script = keptFile(new URL('training.js', import.meta.url), '/language-model/')

export const trainingAssets: readonly Route[] = [style, script]

export const tokenizersPage = ({ above = [], headExtra, ...rest }: Omit<Page, 'current' | 'breadcrumbs'> & { readonly above?: readonly Crumb[] }): Response => page({
  current: 'language-model', width: 'wide', breadcrumbs: [{ title: words.institution, path: '/language-model' }, ...above], ...rest,
  headExtra: html`<link rel="stylesheet" href="${style.path}"><script type="module" src="${script.path}"></script>${headExtra}`,
})
