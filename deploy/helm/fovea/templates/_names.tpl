{{- define "fovea.labels" -}}
app.kubernetes.io/name: fovea
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "fovea.selector" -}}
app.kubernetes.io/name: fovea
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "fovea.name" -}}
{{ .Release.Name | trunc 50 | trimSuffix "-" }}
{{- end }}

{{/* Seconds of a time as in fovea.yaml (1500ms, 20s, 2m, 1h), rounded up. */}}
{{- define "fovea.seconds" -}}
{{- $units := dict "ms" 0.001 "s" 1 "m" 60 "min" 60 "h" 3600 "d" 86400 -}}
{{- $text := . | toString | trim | lower -}}
{{- $unit := get $units (regexFind "[a-z]+$" $text) | required (printf "config.shutdown: %q is no time, such as 20s" $text) -}}
{{- mulf (regexFind "^[0-9.]+" $text | float64) $unit | ceil -}}
{{- end }}

{{/* All that a pod may take to end. */}}
{{- define "fovea.termination" -}}
{{- $shutdown := .Values.config.shutdown | default dict -}}
{{- $notice := include "fovea.seconds" ($shutdown.notice | default "0s") -}}
{{- $grace := include "fovea.seconds" ($shutdown.grace | default "20s") -}}
{{- .Values.terminationGracePeriodSeconds | default (add $notice $grace 20) -}}
{{- end }}
