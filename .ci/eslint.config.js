import path from 'node:path'
import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import office from 'eslint-plugin-office-addins'
import {defineConfig} from 'eslint/config'
import typescript from 'typescript-eslint'

const root = path.dirname(import.meta.dirname)

// The plugin's own `recommended` registers typescript-eslint a second time, which ESLint rejects.
const officeRules = [
  'call-sync-after-load',
  'call-sync-before-read',
  'load-object-before-read',
  'no-context-sync-in-loop',
  'no-empty-load',
  'no-navigational-load',
  'no-office-initialize',
  'test-for-null-using-isNullObject'
]

const markup = 'Text from a release must never be read as markup: build elements and set textContent.'
const markupSyntax = ['name', 'value'].map(field => ({
  selector: `MemberExpression[property.${field}=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]`,
  message: markup
}))
const rooms = 'Only src/excel may speak to Excel; give it a value to write instead.'
const officeNames = ['Office', 'Excel', 'CustomFunctions', 'OfficeExtension', 'OfficeRuntime']

export default defineConfig(
  {ignores: ['dist/**', 'out/**', 'node_modules/**']},
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.recommendedTypeChecked],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: root}},
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true
        }
      ]
    }
  },
  {
    rules: {
      'no-restricted-properties': [
        'error',
        {object: 'document', property: 'write', message: markup},
        {object: 'document', property: 'writeln', message: markup}
      ],
      'no-restricted-syntax': ['error', ...markupSyntax]
    }
  },
  {
    files: ['src/**'],
    ignores: ['src/excel/**', 'src/workbench/**'],
    rules: {
      'no-restricted-globals': ['error', ...officeNames.map(name => ({name, message: rooms}))],
      // Types as well as values: a room that names Excel.Range has Excel's shape in it.
      'no-restricted-syntax': [
        'error',
        ...markupSyntax,
        {selector: `TSQualifiedName[left.name=/^(${officeNames.join('|')})$/]`, message: rooms}
      ]
    }
  },
  {
    files: ['src/excel/**/*.ts'],
    plugins: {'office-addins': office},
    rules: Object.fromEntries(officeRules.map(rule => [`office-addins/${rule}`, 'error']))
  },
  {
    // Plain scripts belong to no TypeScript project, and run in Node unless they say otherwise.
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    extends: [typescript.configs.disableTypeChecked],
    languageOptions: {globals: {console: 'readonly', process: 'readonly', Buffer: 'readonly', URL: 'readonly'}},
    rules: {'no-unused-vars': ['error', {argsIgnorePattern: '^_'}]}
  },
  prettier
)
