import { z } from 'zod';
import { REQUESTS } from '../../catalogue.js';
import type { RequestContract } from '../../definition/request.js';
import { roleHeld } from '../../roles/rejections.js';
import { INPUT_EXAMPLES, PROBLEM_EXAMPLE } from '../examples.js';
import {
  authorizationHeader,
  commandAnswerHeaders,
  commandHeaders,
  queryAnswerHeaders,
  queryHeaders,
} from '../header-schemas.js';
import { problem } from '../problem.js';
import { byStatus, inWords, refusalsOf } from '../refusals.js';
import type { Shapes } from './shapes.js';

const refusalHeaders = z.object({
  'Nats-Service-Error': z.string().describe('the code of the problem; absent when all went well'),
  'Nats-Service-Error-Code': z.string().describe('the status of the problem'),
});

function headersOf({ kind }: RequestContract, shapes: Shapes) {
  return kind === 'command'
    ? shapes.as('CommandHeaders', z.object({ ...authorizationHeader, ...commandHeaders }), 'input')
    : shapes.as('QueryHeaders', z.object({ ...authorizationHeader, ...queryHeaders }), 'input');
}

function answerHeadersOf({ kind }: RequestContract, shapes: Shapes) {
  return kind === 'command'
    ? shapes.as('CommandAnswerHeaders', z.object(commandAnswerHeaders), 'output')
    : shapes.as('QueryAnswerHeaders', z.object(queryAnswerHeaders), 'output');
}

function request(contract: RequestContract, shapes: Shapes) {
  const { subject, summary, input } = contract;
  const example = INPUT_EXAMPLES[subject];
  return {
    name: `${subject}.input`,
    summary,
    contentType: 'application/json',
    correlationId: { location: '$message.header#/Muster-Correlation' },
    headers: headersOf(contract, shapes),
    payload: shapes.of(input, 'input'),
    ...(example && {
      examples: [{ name: 'example', headers: { Authorization: 'Bearer <token>' }, payload: example }],
    }),
  };
}

/** The one refusal a request can be answered with, and every code it can have. */
function refusal(contract: RequestContract, shapes: Shapes) {
  const refusals = refusalsOf(contract);
  const code = { enum: refusals.map((one) => one.code).sort() };
  const shown = refusals.some((one) => one.code === roleHeld.code);
  return {
    name: 'muster.problem',
    summary: 'It was refused: nothing was done, unless the code is outcome-unknown or failed.',
    description: byStatus(refusals)
      .map(([status, all]) => `- ${status}: ${inWords(all)}`)
      .join('\n'),
    contentType: 'application/json',
    headers: shapes.as('RefusalHeaders', refusalHeaders, 'output'),
    payload: { allOf: [shapes.as('Problem', problem, 'output'), { type: 'object', properties: { code } }] },
    ...(shown && { examples: [{ name: roleHeld.code, payload: PROBLEM_EXAMPLE }] }),
  };
}

function replyChannel(contract: RequestContract, shapes: Shapes) {
  return {
    address: null,
    description: 'The reply subject of the request: an inbox of yours, _INBOX.…, as every NATS client makes it.',
    messages: {
      answer: {
        name: `${contract.subject}.output`,
        contentType: 'application/json',
        headers: answerHeadersOf(contract, shapes),
        payload: shapes.of(contract.output, 'output'),
      },
      refusal: refusal(contract, shapes),
    },
  };
}

/** Two channels for each command and query, there and back, and the operation of asking. */
export function requestChannels(shapes: Shapes) {
  const channels: Record<string, unknown> = {};
  const operations: Record<string, unknown> = {};
  for (const contract of REQUESTS) {
    const { subject, name, service, kind, summary, whoMay } = contract;
    const reply = `#/channels/${subject}.reply`;
    const messages = { request: request(contract, shapes) };
    channels[subject] = { address: subject, title: `${kind} ${name}`, messages };
    channels[`${subject}.reply`] = replyChannel(contract, shapes);
    operations[`ask-${subject}`] = {
      action: 'send',
      title: name,
      summary,
      description: `Who may: ${whoMay}.`,
      tags: [{ name: service }],
      security: [{ $ref: '#/components/securitySchemes/caller' }],
      channel: { $ref: `#/channels/${subject}` },
      messages: [{ $ref: `#/channels/${subject}/messages/request` }],
      reply: {
        channel: { $ref: reply },
        messages: [{ $ref: `${reply}/messages/answer` }, { $ref: `${reply}/messages/refusal` }],
      },
    };
  }
  return { channels, operations };
}
