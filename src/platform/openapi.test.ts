import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withNamedSchemas } from './openapi.ts';

const clock = { type: 'object', title: 'Clock', properties: { due: { type: 'string' } } };
const view = { type: 'object', title: 'View', properties: { clocks: { type: 'array', items: clock } } };

test('a schema with a title is described once, inner ones too', () => {
  const paths = { '/a': { get: { schema: view } }, '/b': { get: { schema: view }, put: { schema: clock } } };
  const document = withNamedSchemas({ openapi: '3.1.0', components: { securitySchemes: {} }, paths });
  assert.deepEqual(document, {
    openapi: '3.1.0',
    components: {
      securitySchemes: {},
      schemas: {
        Clock: { type: 'object', properties: { due: { type: 'string' } } },
        View: {
          type: 'object',
          properties: { clocks: { type: 'array', items: { $ref: '#/components/schemas/Clock' } } },
        },
      },
    },
    paths: {
      '/a': { get: { schema: { $ref: '#/components/schemas/View' } } },
      '/b': {
        get: { schema: { $ref: '#/components/schemas/View' } },
        put: { schema: { $ref: '#/components/schemas/Clock' } },
      },
    },
  });
});

test('a member that is called title is none', () => {
  const paths = {
    '/a': { schema: { type: 'object', properties: { title: { type: 'string' }, type: { type: 'string' } } } },
  };
  assert.deepEqual(withNamedSchemas({ components: {}, paths }), { components: { schemas: {} }, paths });
});

test('two schemas of one name are refused', () => {
  const paths = { '/a': clock, '/b': { ...clock, properties: {} } };
  assert.throws(() => withNamedSchemas({ components: {}, paths }), /Clock/);
});
