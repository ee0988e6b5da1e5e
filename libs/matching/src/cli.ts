import { argv, exit, stderr, stdout } from 'node:process'
import { command } from './command.js'

const { code, lines } = command(argv.slice(2))
const stream = code === 0 ? stdout : stderr
stream.write(lines.map((line) => `${line}\n`).join(''), () => exit(code))
