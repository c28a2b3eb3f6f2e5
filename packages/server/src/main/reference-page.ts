import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const files: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
  'favicon-32x32.png': 'image/png',
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mendian API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="reference"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`

const script = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  persistAuthorization: true,
  validatorUrl: null,
})
`

const security = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"

/**
 * The interactive API reference under `/docs`, from files on this machine alone; undefined for other addresses. Answers
 * 404 where `swagger-ui-dist` is not installed.
 */
export async function referencePage(request: Request): Promise<Response | undefined> {
  const { pathname } = new URL(request.url)
  if (request.method === 'GET' && pathname === '/')
    return new Response(null, { status: 302, headers: { location: '/docs' } })
  if (request.method !== 'GET' || (pathname !== '/docs' && !pathname.startsWith('/docs/'))) return undefined
  const headers = { 'content-security-policy': security, 'x-content-type-options': 'nosniff' }
  const name = pathname.slice('/docs/'.length)
  if (name === '') return new Response(page, { headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
  if (name === 'start.js') return new Response(script, { headers: { ...headers, 'content-type': 'text/javascript' } })
  const type = Object.hasOwn(files, name) ? files[name] : undefined
  const folder = installedFolder()
  if (type === undefined || folder === undefined) return undefined
  const content = new Uint8Array(await readFile(join(folder, name)))
  return new Response(content, { headers: { ...headers, 'content-type': type, 'cache-control': 'max-age=3600' } })
}

function installedFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  } catch (error) {
    // An optional peer: the server runs without it, and the address then answers 404.
    if ((error as { code?: string }).code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}
