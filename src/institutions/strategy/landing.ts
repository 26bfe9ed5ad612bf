/** The first page of the strategy: its goals and how far they are, who coordinates, and the documents it rests on. */
import type { Kernel } from '../../kernel/index.ts'
import { dayOf, yearOf } from '../../law/time.ts'
import { cite, html, page, route, type Route } from '../../portal/index.ts'
import { csvwPath, dataPackagePath, exchangeWords, stratmlPath } from './exchange/index.ts'
import { auditPath, auditWords } from './audit/index.ts'
import { meetingsPath, meetingWords } from './meetings/index.ts'
import { draftsPath, openWords } from './people/index.ts'
import { feedPath, feedWords } from './feed/index.ts'
import { words } from './messages.ts'
import type { StrategyOptions } from './options.ts'
import { institution } from './parts.ts'
import { scenariosLink } from './scenarios/index.ts'
import { sdmxCsvPath, sdmxJsonPath, sdmxStructurePath, sdmxWords } from './sdmx/index.ts'
import { wallPath, wallWords } from './wall/index.ts'
import { yearPath, yearWords } from './year/index.ts'
import { projectsPath, projectWords, regionsPath, regionWords } from './projects/index.ts'
import { checkPath, csvPath, goalsSection, type Plans, planWords } from './plan/index.ts'

export const landingRoute = (kernel: Kernel, { rests, coordination, offices }: StrategyOptions, plans: Plans): Route => route({
  method: 'GET', path: '/strategy', kind: 'page', permission: 'everyone', title: words.name, rateLimit: { requests: 120, seconds: 60 },
  async handle(visit) {
    const { locale, link } = visit
    const year = yearOf(dayOf(kernel.now(), kernel.country.calendar.zone))
    return page({
      visit, title: words.name, current: institution, width: 'wide',
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${scenariosLink(visit, offices)}${await goalsSection(kernel, plans, visit)}
<p><a href="${link(yearPath(year))}">${yearWords.of(year)[locale]}</a>. <a href="${link(projectsPath)}">${projectWords.title[locale]}</a>. <a href="${link(regionsPath)}">${regionWords.title[locale]}</a>. <a href="${link(checkPath)}">${planWords.check[locale]}</a>. <a href="${link(draftsPath)}">${openWords.title[locale]}</a>. <a href="${link(meetingsPath)}">${meetingWords.title[locale]}</a>. <a href="${link(auditPath)}">${auditWords.title[locale]}</a>. <a href="${link(wallPath)}">${wallWords.title[locale]}</a>. ${planWords.data[locale]}: <a href="${link(csvPath)}">${planWords.csv[locale]}</a>, <a href="/api/strategy">${planWords.json[locale]}</a>, <a href="${stratmlPath}">${exchangeWords.stratml[locale]}</a>, <a href="${stratmlPath}?part=1">${exchangeWords.partOne[locale]}</a>, <a href="${dataPackagePath}">${exchangeWords.dataPackage[locale]}</a>, <a href="${csvwPath}">${exchangeWords.csvw[locale]}</a>, <a href="${sdmxJsonPath}?lang=${locale}">${sdmxWords.json[locale]}</a>, <a href="${sdmxCsvPath}?lang=${locale}">${sdmxWords.csv[locale]}</a>, <a href="${sdmxStructurePath}?lang=${locale}">${sdmxWords.structure[locale]}</a>, <a href="${feedPath}?lang=${locale}">${feedWords.feed[locale]}</a></p>
<h2>${words.coordination[locale]}</h2><ul>${coordination.map(({ name, does, basis }) => html`<li><b>${name[locale]}</b>. ${does[locale]} ${cite(locale, basis)}</li>`)}</ul>
<h2>${words.rests[locale]}</h2><ul>${rests.map((basis) => html`<li>${cite(locale, basis, { full: true })}</li>`)}</ul>`,
    })
  },
})
