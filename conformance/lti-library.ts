/**
 * `@lti-tool/core`, the library by which the tool of the tests speaks. As published, 1.0.6 loads in no Node: it names files of its own without their ending, and its
 * `package.json` without saying that this is JSON. Both are said here; not a line of it is changed.
 */
import { registerHooks } from 'node:module'

const own = (url = ''): boolean => url.includes('/@lti-tool/core/')

registerHooks({
  resolve: (specifier, context, next) => next(own(context.parentURL) && /^\.{1,2}\//.test(specifier) && !/\.js(?:on)?$/.test(specifier) ? `${specifier}${specifier.endsWith('/schemas') ? '/index' : ''}.js` : specifier, context),
  load: (url, context, next) => next(url, own(url) && url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
})

export const { LTITool } = await import('@lti-tool/core')
