/**
 * Which functions a text that nobody vouches for may call: every name that DuckDB has is in one of these lists, looked at once. What is in
 * none is refused, so that a new version of DuckDB brings nothing by itself; `functions.test.ts` says which names it brings.
 */

/** They compute from what they are given, and from nothing else. */
export const allowed: readonly (readonly [what: string, names: string])[] = [
  ['operators', `!__postfix !~~ !~~* % & && * ** + - ->> / // <-> << <=> <@ >> @ @> ^ ^@ | || ~ ~~ ~~* ~~~`],
  ['in the place of a table, or of a value', `generate_series json_each json_tree range repeat_row unnest`],
  ['over many rows', `any_value approx_count_distinct approx_quantile approx_top_k arbitrary arg_max arg_max_null arg_max_nulls_last arg_min arg_min_null arg_min_nulls_last
    argmax argmin array_agg avg bit_and bit_or bit_xor bitstring_agg bool_and bool_or corr count count_if count_star countif covar_pop covar_samp
    cume_dist dense_rank entropy favg fill first first_value fsum group_concat histogram histogram_exact kahan_sum kurtosis kurtosis_pop lag last
    last_value lead list listagg mad max max_by mean median min min_by mode nth_value ntile percent_rank product quantile quantile_cont quantile_disc rank
    rank_dense regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy reservoir_quantile row_number sem skewness
    stddev stddev_pop stddev_samp string_agg sum sum_no_overflow sumkahan var_pop var_samp variance`],
  ['lists', `aggregate apply array_aggr array_aggregate array_append array_apply array_cat array_concat array_contains array_cosine_distance
    array_cosine_similarity array_cross_product array_distance array_distinct array_dot_product array_extract array_filter array_grade_up array_has
    array_has_all array_has_any array_indexof array_inner_product array_intersect array_length array_negative_dot_product array_negative_inner_product
    array_pop_back array_pop_front array_position array_prepend array_push_back array_push_front array_reduce array_resize array_reverse
    array_reverse_sort array_select array_slice array_sort array_to_json array_to_string array_to_string_comma_default array_transform array_unique
    array_value array_where array_zip element_at filter flatten generate_subscripts grade_up len length list_aggr list_aggregate list_any_value
    list_append list_apply list_approx_count_distinct list_avg list_bit_and list_bit_or list_bit_xor list_bool_and list_bool_or list_cat list_concat
    list_contains list_cosine_distance list_cosine_similarity list_count list_distance list_distinct list_dot_product list_element list_entropy
    list_extract list_filter list_first list_grade_up list_has list_has_all list_has_any list_histogram list_indexof list_inner_product list_intersect
    list_kurtosis list_kurtosis_pop list_last list_mad list_max list_median list_min list_mode list_negative_dot_product list_negative_inner_product
    list_pack list_position list_prepend list_product list_reduce list_resize list_reverse list_reverse_sort list_select list_sem list_skewness list_slice
    list_sort list_stddev_pop list_stddev_samp list_string_agg list_sum list_transform list_unique list_value list_var_pop list_var_samp list_where
    list_zip reduce unpivot_list`],
  ['structs, maps, unions and enumerations', `cardinality enum_code enum_first enum_last enum_range enum_range_boundary map map_concat map_contains map_contains_entry map_contains_value
    map_entries map_extract map_extract_value map_from_entries map_keys map_values row struct_concat struct_contains struct_extract struct_extract_at
    struct_has struct_indexof struct_insert struct_keys struct_pack struct_position struct_update struct_values union_extract union_tag union_value`],
  ['JSON', `from_json from_json_strict json json_array json_array_length json_contains json_exists json_extract json_extract_path json_extract_path_text
    json_extract_string json_group_array json_group_object json_group_structure json_keys json_merge_patch json_object json_pretty json_quote
    json_structure json_transform json_transform_strict json_type json_valid json_value row_to_json to_json`],
  ['days and times', `age ago century current_date current_localtime current_localtimestamp date_add date_diff date_part date_sub date_trunc datediff datepart datesub
    datetrunc day dayname dayofmonth dayofweek dayofyear days_in_month decade epoch epoch_ms epoch_ns epoch_us era get_current_time get_current_timestamp
    hour isodow isoyear julian last_day make_date make_time make_timestamp make_timestamp_ms make_timestamp_ns make_timestamptz microsecond millennium
    millisecond minute month monthname nanosecond normalized_interval now quarter second strftime strptime time_bucket timezone timezone_hour
    timezone_minute to_centuries to_days to_decades to_hours to_microseconds to_millennia to_milliseconds to_minutes to_months to_quarters to_seconds
    to_timestamp to_weeks to_years today transaction_timestamp try_strptime week weekday weekofyear year yearweek`],
  ['identifiers and hashes', `gen_random_uuid hash md5 md5_number md5_number_lower md5_number_upper sha1 sha256 uuid uuid_extract_timestamp uuid_extract_version uuidv4 uuidv7`],
  ['texts and bytes', `ascii bar base64 bin bit_length char_length character_length chr concat concat_ws contains damerau_levenshtein decode editdist3 encode ends_with
    format formatReadableDecimalSize formatReadableSize format_bytes from_base64 from_binary from_hex hamming hex icu_sort_key ilike_escape instr jaccard
    jaro_similarity jaro_winkler_similarity lcase left left_grapheme length_grapheme levenshtein like_escape lower lpad ltrim mismatches nfc_normalize
    not_ilike_escape not_like_escape octet_length ord parse_dirname parse_dirpath parse_filename parse_formatted_bytes parse_path pg_size_pretty position
    prefix printf regexp_escape regexp_extract regexp_extract_all regexp_full_match regexp_matches regexp_replace regexp_split_to_array
    regexp_split_to_table repeat replace reverse right right_grapheme rpad rtrim split split_part starts_with str_split str_split_regex string_split
    string_split_regex string_to_array strip_accents strlen strpos substr substring substring_grapheme suffix to_base to_base64 to_binary to_hex translate
    trim ucase unbin unhex unicode upper url_decode url_encode`],
  ['numbers', `abs acos acosh add asin asinh atan atan2 atanh bit_count bit_position bitstring cbrt ceil ceiling cos cosh cot degrees divide equi_width_bins even exp
    factorial fdiv floor fmod gamma gcd geomean geometric_mean get_bit greatest greatest_common_divisor is_histogram_other_bin isfinite isinf isnan lcm
    least least_common_multiple lgamma ln log log10 log2 mod multiply nextafter pi pow power radians random round round_even roundbankers set_bit setseed
    sign signbit sin sinh sqrt subtract tan tanh trunc wavg weighted_avg xor`],
  ['shapes on the map', `st_asbinary st_astext st_aswkb st_aswkt st_crs st_geomfromwkb st_intersects_extent st_setcrs`],
  ['about values', `alias error nullif pg_typeof switch typeof version`],
]

/** They do something else as well. A name ends in `*` where all that begin so are closed but for those that are allowed. */
export const closed: readonly (readonly [why: string, names: string])[] = [
  ['files and networks: they read what is not lent', `arrow_scan arrow_scan_dumb glob parquet_* read_* seq_scan sniff_csv query_table`],
  ['a text as SQL: what it names would not be looked at', `check_peg_parser json_deserialize_sql json_execute_serialized_sql json_serialize_plan json_serialize_sql query sql_auto_complete histogram_values
    summary`],
  ['settings, secrets, logs, and what others do in the process', `current_connection_id current_query current_query_id current_setting current_transaction_id duckdb_* getenv getvariable pragma_*
    parse_duckdb_log_message txid_current which_secret write_log truncate_duckdb_logs`],
  ['the catalogue and the connection, as PostgreSQL tells of them: nothing of the data', `col_description current_catalog current_database current_role current_schema current_schemas current_user format_pg_type format_type get_block_size
    has_* in_search_path inet_* map_to_pg_oid obj_description pg_* session_user shobj_description user`],
  ['what stands still or changes the state of the process', `checkpoint currval disable_* enable_* force_checkpoint nextval sleep_ms`],
  ['parts of the engine that are no functions for people: states of aggregates, ways to store, samples for its own tests', `__internal_* combine create_sort_key finalize remap_struct stats test_all_types test_vector_types timetz_byte_comparable variant_* vector_type
    icu_collate_* icu_calendar_names cast_to_type can_cast_implicitly constant_or_null get_type make_type replace_type`],
  ['statements of PRAGMA, which are no queries', `add_parquet_key all_profiling_output collations copy_database database_list database_size extension_versions functions import_database metadata_info
    platform show show_databases show_tables show_tables_expanded storage_info table_info user_agent verify_external verify_fetch_row verify_parallelism
    verify_serializer`],
]

const namesOf = (groups: readonly (readonly [string, string])[]): readonly string[] => groups.flatMap(([, names]) => names.trim().split(/\s+/)).map((name) => name.toLowerCase())
const [mayRun, shut] = [new Set(namesOf(allowed)), namesOf(closed)]
const [shutNames, beginnings] = [new Set(shut), shut.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1))]

/** What a text of a user may do with a function: `unknown` is what no list has, whether DuckDB has it or not. */
export function judgeFunction(name: string): 'allowed' | 'closed' | 'unknown' {
  const known = name.toLowerCase()
  if (mayRun.has(known)) return 'allowed'
  return shutNames.has(known) || beginnings.some((beginning) => known.startsWith(beginning)) ? 'closed' : 'unknown'
}

/** Functions that stand where a table stands. All others read files, settings or other queries, or run a text as SQL. */
export const tableFunctions: ReadonlySet<string> = new Set(['range', 'generate_series', 'unnest', 'repeat', 'repeat_row', 'json_each', 'json_tree'])
