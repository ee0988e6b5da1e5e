import { languageOf } from '../http/problem.js'
import { contractsOf } from '../http/handles.js'
import { Controller, Get, Header, Headers, Inject, Query, StreamableFile } from '@nestjs/common'
import { ModulesContainer } from '@nestjs/core'
import { createReadStream, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { docsPage } from './docs-page.js'
import type { Document } from './document.js'
import { openApi } from './open-api.js'

const STYLE = fileURLToPath(new URL('../../src/docs/docs.css', import.meta.url))
const PACKAGE = new URL('../../package.json', import.meta.url)
const release = z.object({ version: z.string() })

/** Describes the running API: whatever its controllers handle is in the description. */
@Controller()
export class DocsController {
  private described: Document | undefined

  constructor(@Inject(ModulesContainer) private readonly modules: ModulesContainer) {}

  @Get('openapi.json')
  document(): Document {
    return this.description
  }

  @Get('docs')
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(@Query('lang') asked: unknown, @Headers('accept-language') accepted: string | undefined): string {
    return docsPage(this.description, languageOf(typeof asked === 'string' ? asked : accepted)).text
  }

  @Get('docs/docs.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  style(): StreamableFile {
    return new StreamableFile(createReadStream(STYLE))
  }

  private get description(): Document {
    return (this.described ??= openApi(
      this.commands(),
      release.parse(JSON.parse(readFileSync(PACKAGE, 'utf8'))).version,
    ))
  }

  private commands() {
    const controllers = [...this.modules.values()].flatMap((module) => [...module.controllers.values()])
    return controllers.flatMap(({ metatype }) => (metatype ? contractsOf(metatype.prototype as object) : []))
  }
}
